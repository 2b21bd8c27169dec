package dev.questionbank.access.code;

import graphql.GraphQLContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as precisely as tries are counted: one address of IPv4, or a network of IPv6, in which one
 * household or server has 2⁶⁴ addresses.
 *
 * @param network in hexadecimal; empty where nobody knows, and then all of these are one
 */
record ClientAddress(String network) {

    private static final int IPV6_NETWORK_BYTES = 8;

    static ClientAddress of(@Nullable InetSocketAddress remote) {
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return new ClientAddress("");
        }
        byte[] bytes = address.getAddress();
        byte[] network = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
        return new ClientAddress(HexFormat.of().formatHex(network));
    }

    /** Where this request comes from. */
    static ClientAddress of(GraphQLContext context) {
        return context.getOrDefault(ClientAddress.class, new ClientAddress(""));
    }

    void putInto(GraphQLContext context) {
        context.put(ClientAddress.class, this);
    }
}
