package dev.questionbank.catalog.link;

import java.net.InetAddress;

/** With whom the application may get in touch when it follows a link that somebody wrote. */
@FunctionalInterface
interface AddressRule {

    boolean allows(InetAddress address, int port);
}
