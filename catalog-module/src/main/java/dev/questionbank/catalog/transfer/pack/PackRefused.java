package dev.questionbank.catalog.transfer.pack;

/** A folder is no pack, or must not become one. The message says why. */
public final class PackRefused extends Exception {

    PackRefused(String reason) {
        super(reason);
    }
}
