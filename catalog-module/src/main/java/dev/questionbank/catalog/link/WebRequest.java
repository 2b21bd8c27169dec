package dev.questionbank.catalog.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A request of HTTP/1.1 to this very address, of which the head of the response is read and no more. The clients that Java
 * brings look the name up themselves, and could be told another address than the one that was allowed.
 *
 * @param host the server's name there, by which it is authenticated
 */
record WebRequest(InetAddress server, int port, String host, boolean isSecure, Duration deadline) {

    private static final int MAX_HEAD = 32 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d\\d)[ \\r\\n].*", Pattern.DOTALL);
    private static final Pattern LOCATION = Pattern.compile("(?im)^location:[ \\t]*(\\S+)");

    /** The beginning of what came back; the location is null where it leads nowhere else. */
    record Response(int status, @Nullable String location) {}

    /** @throws IOException also when it takes longer than the deadline */
    Response send(String method, String path) throws IOException {
        int millis = (int) deadline.toMillis();
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
            // however slowly it comes, byte by byte
            CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(socket), later);
            socket.connect(new InetSocketAddress(server, port), millis);
            try (Socket connection = isSecure ? secure(socket) : socket) {
                String request = method + " " + path + " HTTP/1.1\r\nHost: " + host
                        + (port == (isSecure ? 443 : 80) ? "" : ":" + port)
                        + "\r\nUser-Agent: question-bank-link-check\r\nAccept: */*\r\nConnection: close\r\n\r\n";
                connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                return response(head(connection.getInputStream()));
            } finally {
                end.cancel(false);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed anyway
        }
    }

    private Socket secure(Socket socket) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) factory.createSocket(socket, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static String head(InputStream response) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] part = new byte[4096];
        int length;
        while (head.size() < MAX_HEAD && (length = response.read(part)) >= 0) {
            head.write(part, 0, length);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                return text.substring(0, end + 2);
            }
        }
        throw new IOException("no end of the head");
    }

    private static Response response(String head) throws IOException {
        Matcher status = STATUS.matcher(head);
        if (!status.matches()) {
            throw new IOException("no answer of HTTP");
        }
        Matcher location = LOCATION.matcher(head);
        return new Response(Integer.parseInt(status.group(1)), location.find() ? location.group(1) : null);
    }
}
