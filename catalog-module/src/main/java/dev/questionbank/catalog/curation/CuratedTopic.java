package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;

/**
 * What curators may change of a topic.
 *
 * @param version counts the changes of the topic
 */
record CuratedTopic(int version, LockedTitles lockedTitles) {

    /**
     * The topic with what the input sends, as its next version; this one where that changes nothing.
     *
     * @throws Refused when the input is out of bounds
     */
    CuratedTopic with(UpdateTopic input) {
        LockedTitles wanted = input.lockedTitles().isOmitted()
                ? lockedTitles
                : input.lockedTitles().value();
        if (wanted == null) {
            throw new Refused(UserError.Code.INVALID, "lockedTitles", "must not be null");
        }
        return wanted == lockedTitles ? this : new CuratedTopic(version + 1, wanted);
    }
}
