package dev.questionbank.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.TransactionException;

/** What the modules do by the clock: several times a second, so a database that is away must not fill the log. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SchedulingConfiguration.class);

    @Bean
    ThreadPoolTaskSchedulerCustomizer failures() {
        return scheduler -> scheduler.setErrorHandler(failure -> {
            if (failure instanceof DataAccessException || failure instanceof TransactionException) {
                log.warn("A task waits for the database: {}", failure.getMessage());
            } else {
                log.error("A task failed and is tried again", failure);
            }
        });
    }
}
