package dev.questionbank.catalog.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkProbeTests {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private LinkProbe probe;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        probe = new LinkProbe((address, port) -> port == server.getAddress().getPort(), Duration.ofSeconds(5));
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            requests.add(exchange.getRequestMethod() + " " + path);
            String[] words = path.substring(1).split("[/?]", 3);
            boolean headFails =
                    words[0].equals("gets") && exchange.getRequestMethod().equals("HEAD");
            if (words[0].equals("to")) {
                exchange.getResponseHeaders().add("Location", path.substring("/to/".length()));
            } else if (words[0].equals("hops")) {
                int left = Integer.parseInt(words[1]);
                exchange.getResponseHeaders().add("Location", left == 0 ? "/200" : "/hops/" + (left - 1));
            }
            int status = headFails
                    ? 405
                    : switch (words[0]) {
                        case "to", "hops" -> 302;
                        case "gets" -> 200;
                        default -> Integer.parseInt(words[0]);
                    };
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @ParameterizedTest
    @CsvSource({
        "/200, REACHED",
        "/204, REACHED",
        "/401, REACHED",
        "/403, REACHED",
        "/429, REACHED",
        "/404, FAILED",
        "/410, FAILED",
        "/500, FAILED",
        "/gets, REACHED",
        "/hops/0, REACHED",
        "/hops/4, REACHED",
        "/hops/5, FAILED",
        "/200/{a}|b c, REACHED",
        "/200/ä?ü, REACHED"
    })
    void tellsWhetherSomethingIsThere(String path, LinkAnswer answer) {
        assertThat(probe.follow(url(path))).isEqualTo(answer);
    }

    @Test
    void asksForTheHeadFirst() {
        probe.follow(url("/200/a?b=c#d"));
        probe.follow(url("/gets"));

        assertThat(requests).containsExactly("HEAD /200/a?b=c", "HEAD /gets", "GET /gets");
    }

    @Test
    void asksNobodyWhomTheRuleForbids() throws IOException {
        try (ServerSocket inner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            inner.setSoTimeout(1);
            String target = "http://127.0.0.1:" + inner.getLocalPort() + "/";
            assertThat(probe.follow(target)).isEqualTo(LinkAnswer.NOT_ASKED);
            assertThat(probe.follow(url("/to/" + target))).isEqualTo(LinkAnswer.NOT_ASKED);
            assertThat(inner).satisfies(LinkProbeTests::nobodyCame);
        }
        LinkProbe real = new LinkProbe(new PublicInternet());
        requests.clear();
        for (String host : List.of("localhost", "127.0.0.1", "[::1]", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]")) {
            assertThat(real.follow("http://" + host + ":" + server.getAddress().getPort() + "/200"))
                    .as(host)
                    .isNotEqualTo(LinkAnswer.REACHED);
        }
        assertThat(requests).isEmpty();
    }

    private static void nobodyCame(ServerSocket server) {
        try (Socket caller = server.accept()) {
            throw new AssertionError("somebody came: " + caller);
        } catch (IOException e) {
            // as it should be: the wait is over
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://localhost/", "file:///etc/passwd", "javascript:1", "//", "http://", "http:///a", "nowhere"
            })
    void followsRedirectionsToTheWebAlone(String location) {
        assertThat(probe.follow(url("/to/" + location))).isEqualTo(LinkAnswer.FAILED);
    }

    @Test
    void doesNotWaitForWhatComesByteByByte() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow));
            LinkProbe hasty = new LinkProbe((address, port) -> port == slow.getLocalPort(), Duration.ofMillis(300));
            long start = System.nanoTime();

            assertThat(hasty.follow("http://127.0.0.1:" + slow.getLocalPort() + "/"))
                    .isEqualTo(LinkAnswer.FAILED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void drip(ServerSocket slow) {
        try (Socket socket = slow.accept()) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 1_000; i++) {
                out.write('H');
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            // whoever asked is gone
        }
    }

    @Test
    void failsWhereNobodyAnswers() {
        server.stop(0);

        assertThat(probe.follow(url("/200"))).isEqualTo(LinkAnswer.FAILED);
        assertThat(probe.follow("http://no-such-host.invalid/")).isEqualTo(LinkAnswer.FAILED);
    }
}
