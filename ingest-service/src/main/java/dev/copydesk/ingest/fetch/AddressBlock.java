package dev.copydesk.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A block of IPv4 or IPv6 addresses in CIDR notation.
 *
 * @param prefix 4 or 16 bytes
 * @param length of the prefix in bits
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record AddressBlock(byte[] prefix, int length) {

    static List<AddressBlock> all(String... blocks) {
        return Arrays.stream(blocks).map(AddressBlock::of).toList();
    }

    /** @throws IllegalArgumentException where it is not written as {@code address/bits} */
    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? "" : text.substring(0, slash);
        try {
            if (!address.isEmpty()
                    && address.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')) {
                int bits = Integer.parseInt(text.substring(slash + 1));
                byte[] prefix = bytes(address);
                if (bits >= 0 && bits <= prefix.length * 8) {
                    return new AddressBlock(prefix, bits);
                }
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(wanted(text), e);
        }
        throw new IllegalArgumentException(wanted(text));
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = length / 8;
        int rest = length % 8;
        return Arrays.equals(address, 0, whole, prefix, 0, whole)
                && (rest == 0 || ((address[whole] ^ prefix[whole]) & 0xff) >>> (8 - rest) == 0);
    }

    /** Java turns a mapped address into its four bytes, which is not what a block of mapped addresses means. */
    private static byte[] bytes(String address) throws UnknownHostException {
        byte[] parsed = InetAddress.getByName(address).getAddress();
        if (address.indexOf(':') < 0 || parsed.length == 16) {
            return parsed;
        }
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(parsed, 0, mapped, 12, 4);
        return mapped;
    }

    private static String wanted(String text) {
        return "'" + text + "' is no block of addresses: write it like 10.0.0.0/8 or fd00::/8";
    }
}
