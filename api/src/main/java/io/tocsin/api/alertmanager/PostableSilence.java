package io.tocsin.api.alertmanager;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.SilenceMatcher;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A silence as Alertmanager's clients ask for it. What else they send with it is theirs.
 *
 * @param id of the one that it is to become; null or empty for a new one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PostableSilence(
        @Nullable String id,
        @Nullable List<PostableMatcher> matchers,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String createdBy,
        @Nullable String comment) {

    /** @param isEqual true when absent, as for clients that are older than the field */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PostableMatcher(
            @Nullable String name,
            @Nullable String value,
            @Nullable Boolean isRegex,
            @Nullable Boolean isEqual) {

        SilenceMatcher matcher() {
            return new SilenceMatcher(
                    name == null ? "" : name,
                    value == null ? "" : value,
                    Boolean.TRUE.equals(isRegex),
                    !Boolean.FALSE.equals(isEqual));
        }
    }

    List<SilenceMatcher> silenceMatchers() {
        return matchers == null
                ? List.of()
                : matchers.stream()
                        .filter(Objects::nonNull)
                        .map(PostableMatcher::matcher)
                        .toList();
    }

    /** Null for a new one. */
    @Nullable MuteId mute() {
        return id == null || id.isEmpty() ? null : MuteId.of(id);
    }
}
