package dev.questionbank.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.ReadingRights.Grant;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingRightsTests {

    private static final TopicId TOPIC = TopicId.create();
    private static final Grant SHORT = new Grant(AccessReason.ENTITLED, Instant.EPOCH);
    private static final Grant LONG = new Grant(AccessReason.ENTITLED, Instant.EPOCH.plusSeconds(1));

    @Test
    void coverNothingWhereNobodySetThem() {
        assertThat(ReadingRights.of(GraphQLContext.newContext().build()).grantFor(TOPIC))
                .isEmpty();
    }

    @Test
    void coverATopicOnlyWithAGrantForIt() {
        ReadingRights rights = new ReadingRights(null, Map.of(TOPIC, SHORT));

        assertThat(rights.grantFor(TOPIC)).contains(SHORT);
        assertThat(rights.grantFor(TopicId.create())).isEmpty();
    }

    @Test
    void takeTheGrantThatReachesFurther() {
        assertThat(new ReadingRights(LONG, Map.of(TOPIC, SHORT)).grantFor(TOPIC))
                .contains(LONG);
        assertThat(new ReadingRights(SHORT, Map.of(TOPIC, LONG)).grantFor(TOPIC))
                .contains(LONG);
        assertThat(ReadingRights.STAFF.grantFor(TOPIC)).contains(new Grant(AccessReason.STAFF, null));
    }
}
