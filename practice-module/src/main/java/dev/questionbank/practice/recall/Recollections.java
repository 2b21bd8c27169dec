package dev.questionbank.practice.recall;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionPlace;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.recall.RecollectionRepository.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What members remember, beside where it stands in the bank. */
@Service
public class Recollections {

    private final RecollectionRepository recollections;
    private final Catalog catalog;

    Recollections(RecollectionRepository recollections, Catalog catalog) {
        this.recollections = recollections;
        this.catalog = catalog;
    }

    /** Of the published questions in these topics those that the member practised; in two statements, however many. */
    public List<Recollection> list(AccountId member, Set<TopicId> topics, ReadingRights rights) {
        if (topics.isEmpty()) {
            return List.of();
        }
        List<Remembered> remembered = recollections.list(member, topics);
        Map<QuestionId, QuestionPlace> places =
                catalog.listPlaces(remembered.stream().map(Remembered::question).toList(), rights);
        List<Recollection> found = new ArrayList<>(remembered.size());
        for (Remembered each : remembered) {
            QuestionPlace place = places.get(each.question());
            // practice follows a moment later when a question moves to another topic
            if (place != null && place.isPublished() && topics.contains(place.topic())) {
                found.add(new Recollection(place, each.memory(), each.practicedOn()));
            }
        }
        return found;
    }
}
