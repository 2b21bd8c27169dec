package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.LockedTitles;
import org.springframework.graphql.data.ArgumentValue;

/** Input of {@code updateTopic}: what is omitted stays as it is. */
record UpdateTopic(
        String id,
        int expectedVersion,
        ArgumentValue<String> title,
        ArgumentValue<String> description,
        ArgumentValue<Integer> previewSize,
        ArgumentValue<LockedTitles> lockedTitles) {}
