package io.tocsin.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class TokensIT {

    private static final String PROCESSOR = "queue";

    private final Streams streams = new Streams();
    private final EventStorage storage = streams.storage;

    @AfterEach
    void close() {
        streams.close();
    }

    @Test
    void keepAReplayThatIsUnderWay() {
        TrackingToken replay = ReplayToken.createReplayToken(position(4711), position(17));
        initialize();
        storage.inOneUnit(() -> {
            storage.tokens().storeToken(replay, PROCESSOR, 0);
            return 1;
        });

        TrackingToken kept =
                storage.inOneUnit(() -> Objects.requireNonNull(storage.tokens().fetchToken(PROCESSOR, 0)));
        assertThat(kept).isInstanceOfSatisfying(ReplayToken.class, token -> {
            assertThat(token.getTokenAtReset()).isEqualTo(position(4711));
            assertThat(token.getCurrentToken()).isEqualTo(position(17));
        });
    }

    @Test
    void areHeldByOneNodeOnly() {
        initialize();
        claim(storage);

        EventStorage other = streams.otherNode();
        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> claim(other));
        claim(storage);
        storage.inOneUnit(() -> {
            storage.tokens().releaseClaim(PROCESSOR, 0);
            return 1;
        });
        claim(other);
    }

    @Test
    void areClaimedUnderANameThatIsNewWithEachStart() {
        initialize();
        claim(storage);
        String first = owner();
        new JdbcTemplate(storage.dataSource()).update("UPDATE store.token SET owner = NULL");
        claim(streams.otherNode());

        assertThat(first).hasSize(36).isNotEqualTo(owner());
        assertThat(storage.tokens()).isInstanceOf(JdbcTokenStore.class);
    }

    @Test
    void areNotMovedByAUnitThatRollsBack() {
        initialize();
        claim(storage);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> storage.inOneUnit(() -> {
                    storage.tokens().storeToken(position(99), PROCESSOR, 0);
                    throw new IllegalStateException("the projection failed");
                }));

        assertThat(storage.inOneUnit(
                        () -> Objects.requireNonNull(storage.tokens().fetchToken(PROCESSOR, 0))))
                .isEqualTo(position(5));
    }

    private void initialize() {
        storage.inOneUnit(() -> {
            storage.tokens().initializeTokenSegments(PROCESSOR, 1, position(5));
            return 1;
        });
    }

    private static void claim(EventStorage node) {
        node.inOneUnit(() -> {
            node.tokens().fetchToken(PROCESSOR, 0);
            return 1;
        });
    }

    private String owner() {
        return Objects.requireNonNull(new JdbcTemplate(storage.dataSource())
                .queryForObject("SELECT owner FROM store.token WHERE segment = 0", String.class));
    }

    private static TrackingToken position(long index) {
        return new GapAwareTrackingToken(index, List.of());
    }
}
