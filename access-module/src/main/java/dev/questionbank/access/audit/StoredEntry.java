package dev.questionbank.access.audit;

import dev.questionbank.access.AccountId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as it is stored: everything that its hash covers.
 *
 * @param number place in the chain, from 1 on
 * @param at to the microsecond
 * @param person whom it is about, and with whose key the values are sealed; null when it is about nobody
 * @param before UTF-8, or sealed
 * @param after as {@code before}
 */
record StoredEntry(
        long number,
        AuditEntryId id,
        Instant at,
        AccountId actor,
        String action,
        String subject,
        @Nullable AccountId person,
        byte @Nullable [] before,
        byte @Nullable [] after,
        String requestId) {

    /** Stands where the first entry's predecessor would have its hash. */
    static final byte[] FIRST = new byte[32];

    private static final int ABSENT = -1;

    /** An entry with the hash that is stored beside it. */
    record Link(StoredEntry entry, byte[] hash) {

        boolean follows(long number, byte[] previous) {
            return entry.number == number + 1 && MessageDigest.isEqual(hash, entry.hash(previous));
        }
    }

    /**
     * SHA-256 over the hash of the entry before this one and all columns. Each is preceded by its length, so no two entries
     * are the same sequence of bytes.
     */
    byte[] hash(byte[] previous) {
        MessageDigest digest = sha256();
        try (DataOutputStream out =
                new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            write(out, previous);
            out.writeLong(number);
            write(out, bytes(id.value()));
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            write(out, bytes(actor.value()));
            write(out, bytes(action));
            write(out, bytes(subject));
            write(out, person == null ? null : bytes(person.value()));
            write(out, before);
            write(out, after);
            write(out, bytes(requestId));
        } catch (IOException e) {
            throw new UncheckedIOException("a digest takes every byte", e);
        }
        return digest.digest();
    }

    private static void write(DataOutputStream out, byte @Nullable [] value) throws IOException {
        out.writeInt(value == null ? ABSENT : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
