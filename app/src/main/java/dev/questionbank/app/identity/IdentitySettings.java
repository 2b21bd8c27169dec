package dev.questionbank.app.identity;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the built-in sign-in, which is there where no issuer is named.
 *
 * @param redirectUris pages elsewhere that people may be led back to, besides the application's own
 * @param allowRemote whether others may reach it: anybody can sign in as any of the demo people
 */
@ConfigurationProperties("questionbank.identity")
record IdentitySettings(
        @DefaultValue List<URI> redirectUris,
        @DefaultValue("false") boolean allowRemote) {

    /** Where those pages come from. */
    List<String> origins() {
        return redirectUris.stream()
                .filter(page -> page.getAuthority() != null)
                .map(page -> page.getScheme() + "://" + page.getAuthority())
                .distinct()
                .toList();
    }
}
