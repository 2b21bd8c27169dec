package dev.questionbank.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access.
 *
 * @param grace for how long a subscription is served that should have been renewed and was not. A new value takes effect
 *     with the next event of a subscription, or for all at once when entitlements are rebuilt
 */
@ConfigurationProperties("questionbank.access")
record AccessSettings(@DefaultValue("15d") Duration grace) {}
