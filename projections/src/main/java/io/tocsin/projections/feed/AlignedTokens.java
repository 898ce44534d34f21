package io.tocsin.projections.feed;

import io.tocsin.projections.fold.Projector;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * A token store in which the projector's own position counts: whoever claims the token goes on behind what is in the tables,
 * also when these were dropped or restored.
 */
final class AlignedTokens implements TokenStore {

    private final TokenStore tokens;
    private final Projector projector;

    AlignedTokens(TokenStore tokens, Projector projector) {
        this.tokens = tokens;
        this.projector = projector;
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        tokens.fetchToken(processor, segment);
        return AxonFeed.token(projector.applied());
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        tokens.fetchToken(processor, segment);
        return AxonFeed.token(projector.applied());
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        tokens.initializeTokenSegments(processor, segments);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        tokens.initializeTokenSegments(processor, segments, initial);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        tokens.storeToken(token, processor, segment);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        tokens.extendClaim(processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        tokens.releaseClaim(processor, segment);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        tokens.initializeSegment(token, processor, segment);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        tokens.deleteToken(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processor) {
        return tokens.fetchSegments(processor);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return tokens.fetchAvailableSegments(processor);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return tokens.retrieveStorageIdentifier();
    }
}
