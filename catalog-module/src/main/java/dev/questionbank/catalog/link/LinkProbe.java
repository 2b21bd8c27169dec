package dev.questionbank.catalog.link;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Follows a link and its redirections, to addresses that {@link AddressRule} allows alone. */
@Component
class LinkProbe {

    private static final int MAX_REDIRECTIONS = 5;
    private static final int FAULT = 400;
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);

    /** Answers of pages that are there: for those who signed in, pay, or come less often. */
    private static final Set<Integer> SHUT = Set.of(401, 402, 403, 407, 429, 451);

    private final AddressRule rule;
    private final Duration deadline;

    @Autowired
    LinkProbe(AddressRule rule) {
        this(rule, Duration.ofSeconds(10));
    }

    /** @param deadline of each request */
    LinkProbe(AddressRule rule, Duration deadline) {
        this.rule = rule;
        this.deadline = deadline;
    }

    LinkAnswer follow(String address) {
        try {
            URI next = uri(address);
            for (int i = 0; i <= MAX_REDIRECTIONS; i++) {
                Origin origin = Origin.of(next);
                InetAddress server = server(origin);
                if (server == null) {
                    return LinkAnswer.NOT_ASKED;
                }
                WebRequest request = new WebRequest(server, origin.port(), origin.host(), origin.isSecure(), deadline);
                String path = path(next);
                WebRequest.Response response = request.send("HEAD", path);
                if (response.status() >= FAULT && !SHUT.contains(response.status())) {
                    response = request.send("GET", path); // not everybody knows HEAD
                }
                String location = response.location();
                if (location == null || !REDIRECTIONS.contains(response.status())) {
                    return response.status() < FAULT || SHUT.contains(response.status())
                            ? LinkAnswer.REACHED
                            : LinkAnswer.FAILED;
                }
                next = next.resolve(uri(location));
            }
            return LinkAnswer.FAILED;
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return LinkAnswer.FAILED;
        }
    }

    /** Which server of which name. */
    private record Origin(boolean isSecure, String host, int port) {

        static Origin of(URI uri) throws URISyntaxException {
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getRawAuthority() == null || !Set.of("http", "https").contains(scheme)) {
                throw new URISyntaxException(uri.toString(), "leads to no web server");
            }
            String authority = uri.getRawAuthority();
            String hostAndPort = authority.substring(authority.indexOf('@') + 1);
            URI ascii =
                    new URI(scheme + "://" + (hostAndPort.startsWith("[") ? hostAndPort : IDN.toASCII(hostAndPort)));
            if (ascii.getHost() == null) {
                throw new URISyntaxException(uri.toString(), "names no host");
            }
            boolean isSecure = scheme.equals("https");
            int port = ascii.getPort() < 0 ? (isSecure ? 443 : 80) : ascii.getPort();
            return new Origin(isSecure, ascii.getHost(), port);
        }
    }

    /** The address to connect to: what is asked is what was looked at, whatever the name means a moment later. */
    private @Nullable InetAddress server(Origin origin) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(origin.host());
        for (InetAddress address : addresses) {
            if (!rule.allows(address, origin.port())) {
                return null;
            }
        }
        return addresses[0];
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return URI.create(target.startsWith("//") ? "/." + target : target).toASCIIString();
    }

    /** As browsers read it, who take characters that have no place in an address for what they mean. */
    private static URI uri(String address) throws URISyntaxException {
        StringBuilder readable = new StringBuilder();
        address.chars().forEach(c -> {
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                readable.append(String.format("%%%02X", c));
            } else {
                readable.append((char) c);
            }
        });
        return new URI(readable.toString());
    }
}
