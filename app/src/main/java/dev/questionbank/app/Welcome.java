package dev.questionbank.app;

import dev.questionbank.db.Database;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says, once a try-out is ready, where to look and what to ask first. */
@Component
class Welcome {

    private final Database database;

    Welcome(Database database) {
        this.database = database;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (!database.isEmbedded()
                || !(ready.getApplicationContext() instanceof ServletWebServerApplicationContext web)) {
            return;
        }
        int port = web.getWebServer() == null ? 0 : web.getWebServer().getPort();
        System.out.printf("""

                Question Bank is ready.

                  the API       http://127.0.0.1:%1$d/graphql
                  the explorer  http://127.0.0.1:%1$d/graphiql

                A first query:

                  curl -s http://127.0.0.1:%1$d/graphql -H 'Content-Type: application/json' -d '{"query":
                    "{ topic(slug: \\"system-design\\") { title questionCount unlockWith { name priceCents currency } questions(first: 2) { edges { node { title prompt { markdown } access { answer { granted reason } } } } } } }"}'

                """, port);
    }
}
