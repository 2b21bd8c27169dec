package dev.questionbank.access.payment;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the application is found. */
@Component
class WebAddress {

    private final Environment environment;
    private final @Nullable InetAddress bound;
    private final String named;

    /** @param named the setting {@code questionbank.web.base-url}: where people find it, if not at its own address */
    WebAddress(Environment environment, ServerProperties server, @Value("${questionbank.web.base-url:}") String named) {
        this.environment = environment;
        this.bound = server.getAddress();
        this.named = named.replaceAll("/+$", "");
    }

    /** Whether nobody on another machine can reach it. */
    boolean isLoopback() {
        return bound != null && bound.isLoopbackAddress();
    }

    /** The address of a page, for people. */
    String of(String path) {
        return (named.isEmpty() ? own() : named) + path;
    }

    /** The address at which the application reaches itself. */
    URI local(String path) {
        return URI.create(own() + path);
    }

    private String own() {
        String host = bound == null || bound.isAnyLocalAddress() ? "127.0.0.1" : bound.getHostAddress();
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port
                + environment.getProperty("server.servlet.context-path", "");
    }
}
