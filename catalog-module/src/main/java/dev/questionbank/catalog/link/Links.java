package dev.questionbank.catalog.link;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What is known of the links of published questions. */
@Service
public class Links {

    private final LinkRepository links;

    Links(LinkRepository links) {
        this.links = links;
    }

    /** Those of these links, as they are written, that could not be followed three times in a row. */
    public Set<String> listBroken(Collection<String> written) {
        if (written.isEmpty()) {
            return Set.of();
        }
        Set<LinkAddress> broken = new HashSet<>(
                links.listBroken(written.stream().map(LinkAddress::of).toList()));
        return written.stream()
                .filter(link -> broken.contains(LinkAddress.of(link)))
                .collect(Collectors.toSet());
    }
}
