package io.tocsin.api.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String ABOUT = """
            Errors are `application/problem+json` (RFC 9457) with `errors: [{line, column, pointer, message}]` where places
            can be told. Times are RFC 3339, UTC. Lists take `limit` (1 … 500) and `cursor`, the `next` of the page before.
            An `Idempotency-Key` header is honoured on every POST. Overload is answered with 503 and `Retry-After`.
            """;

    @Bean
    OpenAPI tocsinApi() {
        return new OpenAPI().info(new Info().title("Tocsin").version("1").description(ABOUT));
    }
}
