package io.tocsin.api.access;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemType;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;

@Configuration(proxyBeanMethods = false)
class Access {

    @Bean
    @ConditionalOnProperty(name = "tocsin.security.mode", havingValue = "open", matchIfMissing = true)
    FilterRegistrationBean<AccessFilter> accessFilter() {
        AccessFilter filter = new AccessFilter(
                (response, detail) -> Problem.of(HttpStatus.FORBIDDEN, ProblemType.FORBIDDEN, detail, List.of())
                        .writeTo(response));
        FilterRegistrationBean<AccessFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
