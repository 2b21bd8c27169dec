package dev.questionbank.db.graphql;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The one form in which ids leave the application: the kind of thing, an underscore and 128 bits as 22 characters of
 * base64url, e.g. {@code topic_AZq0…}. Clients must not look inside. A text that is not exactly what {@link #toString()}
 * gives is no id.
 *
 * @param type kind of thing, lower-case letters
 * @param value the key inside
 */
public record NodeId(String type, UUID value) {

    private static final int ENCODED_LENGTH = 22;

    /** The id that a client sent; empty for anything that this application cannot have given out. */
    public static Optional<NodeId> parse(String text) {
        int end = text.indexOf('_');
        if (end < 1 || text.length() != end + 1 + ENCODED_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(end + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        NodeId id = new NodeId(text.substring(0, end), new UUID(buffer.getLong(), buffer.getLong()));
        return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    }

    /** The key inside an id of this type; empty for anything else. */
    public static Optional<UUID> parse(String text, String type) {
        return parse(text).filter(id -> id.type.equals(type)).map(NodeId::value);
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
        return type + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
