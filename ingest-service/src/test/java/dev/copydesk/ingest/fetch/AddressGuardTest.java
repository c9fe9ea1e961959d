package dev.copydesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::a00:1",
                "64:ff9b::a00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "2002:a00:1::1",
                "2002:7f00:1::",
                "2002:c0a8:101::5",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "fd00:ec2::254",
                "4000::1",
                "1::1",
                "2a00:1450:4001:800:0:5efe:a00:1",
                "2a00:1450:4001:800:200:5efe:7f00:1"
            })
    void specialAddressesAreForbidden(String address) throws Exception {
        assertThat(guard.permits(InetAddress.getAllByName(address)[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "168.63.129.15",
                "2606:4700::1111",
                "2a00:1450:4001:800::200e",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2a00:1450:4001:800:0:5efe:808:808"
            })
    void publicAddressesArePermitted(String address) throws Exception {
        assertThat(guard.permits(InetAddress.getAllByName(address)[0])).isTrue();
    }

    @Test
    void theMappedFormCountsAsWhatItCarries() {
        assertThat(guard.permits(mapped(127, 0, 0, 1))).isFalse();
        assertThat(guard.permits(mapped(169, 254, 169, 254))).isFalse();
        assertThat(guard.permits(mapped(8, 8, 8, 8))).isTrue();
    }

    @Test
    void everyFormOfAForbiddenAddressIsForbidden() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] four = new byte[4];
            random.nextBytes(four);
            boolean permitted = guard.permits(four);
            byte[] nat64 = InetAddress.getAllByName("64:ff9b::")[0].getAddress();
            System.arraycopy(four, 0, nat64, 12, 4);
            byte[] sixToFour = InetAddress.getAllByName("2002::1")[0].getAddress();
            System.arraycopy(four, 0, sixToFour, 2, 4);
            byte[] mapped = mapped(four[0], four[1], four[2], four[3]);
            assertThat(List.of(guard.permits(nat64), guard.permits(sixToFour), guard.permits(mapped)))
                    .as("%s, seed %d", InetAddress.getByAddress(four), seed)
                    .containsOnly(permitted);
            assertThat(permitted)
                    .as("%s, seed %d", InetAddress.getByAddress(four), seed)
                    .isEqualTo(isPublic(four));
        }
    }

    @Test
    void aConfiguredBlockIsPermittedAndNothingBeside() throws Exception {
        AddressGuard local = new AddressGuard(List.of("127.0.0.1/32", "fd00::/8"));

        assertThat(local.permits(InetAddress.getAllByName("127.0.0.1")[0])).isTrue();
        assertThat(local.permits(InetAddress.getAllByName("127.0.0.2")[0])).isFalse();
        assertThat(local.permits(InetAddress.getAllByName("fd12::1")[0])).isTrue();
        assertThat(local.permits(InetAddress.getAllByName("10.0.0.1")[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost/8", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/x"})
    void aBlockThatIsNoneIsRefused(String block) {
        assertThatThrownBy(() -> new AddressGuard(List.of(block)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + block + "' is no block of addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f.1", "127.1", "0177.0.0.1.example", "example.org"})
    void whatIsNoDottedQuadIsLookedUpAsAName(String host) {
        assertThat(AddressGuard.literal(host)).isEmpty();
    }

    /** Java's own classification and the rest by hand, so that the table is held against something else. */
    private static boolean isPublic(byte[] four) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(four);
        int a = four[0] & 0xff;
        int b = four[1] & 0xff;
        int c = four[2] & 0xff;
        boolean javaKnows = address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress();
        boolean documentation =
                (a == 192 && b == 0 && c == 2) || (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        boolean relays = (a == 192 && b == 88 && c == 99)
                || (a == 192 && b == 31 && c == 196)
                || (a == 192 && b == 52 && c == 193)
                || (a == 192 && b == 175 && c == 48);
        return !javaKnows
                && !documentation
                && !relays
                && a != 0
                && a < 240
                && !(a == 100 && b >= 64 && b < 128)
                && !(a == 192 && b == 0 && c == 0)
                && !(a == 198 && (b == 18 || b == 19))
                && !(a == 168 && b == 63 && c == 129 && (four[3] & 0xff) == 16);
    }

    private static byte[] mapped(int... four) {
        byte[] address = new byte[16];
        address[10] = (byte) 0xff;
        address[11] = (byte) 0xff;
        for (int i = 0; i < 4; i++) {
            address[12 + i] = (byte) four[i];
        }
        return address;
    }
}
