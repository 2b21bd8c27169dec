package dev.questionbank.catalog.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where a link leads.
 *
 * @param url without the part behind a hash sign, which no server is asked for
 */
record LinkAddress(String url) {

    /** The address of a link as it was written. */
    static LinkAddress of(String written) {
        int fragment = written.indexOf('#');
        return new LinkAddress(fragment < 0 ? written : written.substring(0, fragment));
    }

    /** Scheme, host and port, as far as they can be told apart in the text. */
    String server() {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        return path < 0 ? url : url.substring(0, path);
    }

    /** By which it is found. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
