package dev.questionbank.practice.session;

import dev.questionbank.access.Viewer;
import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions, for the members who had them. */
@Component
class SessionNodes implements NodeSource {

    private final SessionRepository sessions;

    SessionNodes(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @Override
    public String type() {
        return SessionId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return Viewer.of(context)
                .flatMap(viewer -> sessions.find(viewer.id(), new SessionId(id)))
                .orElse(null);
    }
}
