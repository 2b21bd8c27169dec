/** What most needs a curator, and why: joined from what members report and forget, and from what the catalog knows. */
@NamedInterface("repair")
@NullMarked
package dev.questionbank.practice.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
