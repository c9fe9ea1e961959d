package dev.copydesk.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Decides which network addresses may be asked: by default only those of the public internet, so that nobody can make
 * Copydesk read an internal service for him.
 *
 * <p>Refused are the special-purpose blocks of the registries of RFC 6890 (loopback, link-local with the metadata services,
 * private, shared (CGNAT), benchmarking, documentation, reserved, multicast, broadcast), unique local and site-local IPv6, and
 * IPv6 forms that carry an IPv4 address (mapped, compatible, 6to4, NAT64, Teredo, ISATAP), which count as what they carry where
 * that can be told and are refused where not. Immutable, thread-safe.
 */
public final class AddressGuard {
    private static final List<AddressBlock> FORBIDDEN = AddressBlock.all(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // The metadata and wire services of a cloud that lie in public space.
            "168.63.129.16/32",
            "::/96", // unspecified, loopback and the compatible form that nobody uses any more
            "64:ff9b:1::/48",
            "100::/64",
            "100:0:0:1::/64",
            "2001::/23", // Teredo and protocol assignments
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private static final AddressBlock MAPPED = AddressBlock.of("::ffff:0:0/96");
    private static final AddressBlock TRANSLATED = AddressBlock.of("::ffff:0:0:0/96");
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    private final List<AddressBlock> allowed;

    /** @param allowed blocks such as {@code 127.0.0.0/8} or {@code ::1/128} that may be asked nevertheless */
    public AddressGuard(List<String> allowed) {
        this.allowed = AddressBlock.all(allowed.toArray(String[]::new));
    }

    public boolean permits(InetAddress address) {
        return permits(address.getAddress());
    }

    /** @param address 4 or 16 bytes, in network order */
    boolean permits(byte[] address) {
        if (allowed.stream().anyMatch(block -> block.contains(address))) {
            return true;
        }
        if (address.length == 4) {
            return FORBIDDEN.stream().noneMatch(block -> block.contains(address));
        }
        if (MAPPED.contains(address) || TRANSLATED.contains(address) || NAT64.contains(address)) {
            return permits(part(address, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return permits(part(address, 2));
        }
        if (isIsatap(address) && !permits(part(address, 12))) {
            return false;
        }
        return GLOBAL_UNICAST.contains(address) && FORBIDDEN.stream().noneMatch(block -> block.contains(address));
    }

    /** An interface identifier 0000:5efe or 0200:5efe followed by an IPv4 address, RFC 5214. */
    private static boolean isIsatap(byte[] address) {
        return (address[8] == 0 || address[8] == 2)
                && address[9] == 0
                && address[10] == 0x5e
                && address[11] == (byte) 0xfe;
    }

    private static byte[] part(byte[] address, int from) {
        byte[] four = new byte[4];
        System.arraycopy(address, from, four, 0, 4);
        return four;
    }

    /**
     * The address that the host is a literal of.
     *
     * @return empty where it is a name; numbers in any other base or with fewer dots, which some resolvers take for
     *     addresses, count as names
     */
    static List<InetAddress> literal(String host) {
        boolean looksV4 = host.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')
                && host.chars().filter(c -> c == '.').count() == 3;
        if (!looksV4 && host.indexOf(':') < 0) {
            return List.of();
        }
        try {
            return List.of(InetAddress.getByName(host)); // a literal: no name is looked up
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
