package io.redress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PaymentPropertiesTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(PaymentConfiguration.class);

    @Test
    void withoutAnAddressTheBookIsTheMoney() {
        context.run(started -> assertThat(started.getBean(PaymentGateway.class)).isInstanceOf(BookOnlyGateway.class));
    }

    @Test
    void anEmptyAddressIsNone() {
        context.withPropertyValues("redress.payment.url=")
                .run(started ->
                        assertThat(started.getBean(PaymentGateway.class)).isInstanceOf(BookOnlyGateway.class));
    }

    @Test
    void withAnAddressTransfersGoThere() {
        context.withPropertyValues("redress.payment.url=https://pay.example.com/transfers", "redress.payment.token=t")
                .run(started ->
                        assertThat(started.getBean(PaymentGateway.class)).isInstanceOf(HttpPaymentGateway.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://pay.example.com", "pay.example.com", "https:///transfers"})
    void anAddressThatIsNoneStopsTheStart(String url) {
        context.withPropertyValues("redress.payment.url=" + url, "redress.payment.token=t")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("redress.payment.url is not an http or https address"));
    }

    @Test
    void anAddressWithoutATokenStopsTheStart() {
        context.withPropertyValues("redress.payment.url=https://pay.example.com/transfers")
                .run(started ->
                        assertThat(started).getFailure().hasStackTraceContaining("needs redress.payment.token"));
    }
}
