package dev.questionbank.catalog;

import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader may read, as a value: nothing but previews, these topics, or everything. Whoever decides it puts it into
 * the GraphQL context of the request; the catalog applies it at one place, {@link ReadingGate}. Where it is absent,
 * previews are all there is.
 *
 * @param everything the grant that covers all topics, now and later, if there is one
 * @param topics grants for single topics
 */
public record ReadingRights(@Nullable Grant everything, Map<TopicId, Grant> topics) {

    /** What a visitor has. */
    public static final ReadingRights PREVIEWS_ONLY = new ReadingRights(null, Map.of());

    /** What those have who keep the bank. */
    public static final ReadingRights STAFF = new ReadingRights(new Grant(AccessReason.STAFF, null), Map.of());

    /**
     * Why a topic may be read, and for how long.
     *
     * @param until when it ends; null when it does not
     */
    public record Grant(AccessReason reason, @Nullable Instant until) {

        TextAccess access() {
            return new TextAccess(true, reason, until);
        }

        /** Of two grants the one that reaches further. */
        public static Grant better(Grant one, Grant other) {
            if (one.until == null || other.until == null) {
                return one.until == null ? one : other;
            }
            return one.until.isBefore(other.until) ? other : one;
        }
    }

    public ReadingRights {
        topics = Map.copyOf(topics);
    }

    /** The grant under which this topic's texts may be read, if any. */
    public Optional<Grant> grantFor(TopicId topic) {
        Grant forTopic = topics.get(topic);
        if (everything == null || forTopic == null) {
            return Optional.ofNullable(everything == null ? forTopic : everything);
        }
        return Optional.of(Grant.better(everything, forTopic));
    }

    /** Whether these are the rights of somebody who keeps the bank: who sees what is not published, too. */
    public boolean isStaff() {
        return everything != null && everything.reason() == AccessReason.STAFF;
    }

    /** The rights of the request. */
    public static ReadingRights of(GraphQLContext context) {
        return context.getOrDefault(ReadingRights.class, PREVIEWS_ONLY);
    }

    /** Gives the request these rights. */
    public void putInto(GraphQLContext context) {
        context.put(ReadingRights.class, this);
    }
}
