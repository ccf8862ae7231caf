package io.redress.ledger;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentProperties.class)
class PaymentConfiguration {

    @Bean
    PaymentGateway paymentGateway(PaymentProperties properties) {
        return properties.url() == null || properties.url().toString().isEmpty()
                ? new BookOnlyGateway()
                : new HttpPaymentGateway(properties.url(), properties);
    }
}
