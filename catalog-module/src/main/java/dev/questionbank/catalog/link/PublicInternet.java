package dev.questionbank.catalog.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Web servers of the public internet alone. A link must not make the application ask what stands behind the same wall as the
 * application itself.
 */
@Component
final class PublicInternet implements AddressRule {

    private static final Set<Integer> PORTS = Set.of(80, 443);

    @Override
    public boolean allows(InetAddress address, int port) {
        return PORTS.contains(port)
                && !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && (address instanceof Inet6Address
                        ? isGlobal6(address.getAddress())
                        : isGlobal4(address.getAddress()));
    }

    /** What the registry of special addresses of IANA does not keep from the internet. */
    private static boolean isGlobal4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        int third = address[2] & 0xff;
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /** Of 2000::/3 all but what carries an address of IPv4 inside, or is for documents. */
    private static boolean isGlobal6(byte[] address) {
        int first = (address[0] & 0xff) << 8 | address[1] & 0xff;
        int second = (address[2] & 0xff) << 8 | address[3] & 0xff;
        return (first & 0xe000) == 0x2000
                && first != 0x2002
                && first != 0x3fff
                && !(first == 0x2001 && (second < 0x200 || second == 0xdb8));
    }
}
