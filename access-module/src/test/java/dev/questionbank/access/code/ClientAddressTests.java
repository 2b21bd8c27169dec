package dev.questionbank.access.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ClientAddressTests {

    @Test
    void isANetworkOfIpv6() {
        assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff::9"));
        assertThat(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
    }

    @Test
    void isAnAddressOfIpv4HoweverItIsWritten() {
        assertThat(of("192.0.2.1")).isNotEqualTo(of("192.0.2.2"));
        assertThat(of("::ffff:192.0.2.1")).isEqualTo(of("192.0.2.1"));
    }

    @Test
    void isOneForAllThatNobodyKnows() {
        assertThat(ClientAddress.of((InetSocketAddress) null))
                .isEqualTo(ClientAddress.of(InetSocketAddress.createUnresolved("nowhere.invalid", 1)));
    }

    private static ClientAddress of(String address) {
        return ClientAddress.of(new InetSocketAddress(address, 1));
    }
}
