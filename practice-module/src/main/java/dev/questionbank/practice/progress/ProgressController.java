package dev.questionbank.practice.progress;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicCounts;
import dev.questionbank.practice.PracticeDesk;
import dev.questionbank.practice.Settings;
import dev.questionbank.practice.interview.Interviews;
import dev.questionbank.practice.progress.Progress.Yardstick;
import dev.questionbank.practice.recall.Recollections;
import dev.questionbank.practice.streak.MemberDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ProgressController {

    private final Catalog catalog;
    private final Recollections recollections;
    private final Settings settings;
    private final Interviews interviews;
    private final Clock clock;

    ProgressController(
            Catalog catalog, Recollections recollections, Settings settings, Interviews interviews, Clock clock) {
        this.catalog = catalog;
        this.recollections = recollections;
        this.settings = settings;
        this.interviews = interviews;
        this.clock = clock;
    }

    @SchemaMapping
    Progress progress(PracticeDesk desk, @Argument @Nullable String topic) {
        Viewer member = desk.member();
        Map<Topic, TopicCounts> topics = new LinkedHashMap<>(catalog.listTopicCounts());
        topics.keySet().removeIf(each -> topic != null && !each.slug().equals(topic));
        LocalDate today = MemberDay.of(clock.instant(), member.timeZone());
        return Progress.of(
                topics,
                recollections.list(
                        member.id(),
                        topics.keySet().stream().map(Topic::id).collect(Collectors.toSet()),
                        ReadingRights.PREVIEWS_ONLY),
                new Yardstick(
                        today,
                        interviews.findDate(member).orElse(today),
                        settings.find(member.id()).targetRecall()),
                topic != null);
    }
}
