package io.redress.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Stands before the payment gateway of a test context and, while a test says so, lets nothing through. */
public class PaymentOutage implements BeanPostProcessor {

    private final List<TransferOrder> transfers = new CopyOnWriteArrayList<>();
    private volatile @Nullable RuntimeException failure;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PaymentGateway gateway ? (PaymentGateway) order -> pass(gateway, order) : bean;
    }

    /** From now on nobody knows how a transfer ended. */
    public void begin() {
        failure = new PaymentUnanswered("The bank does not answer.", null);
    }

    /** From now on the bank refuses every transfer. */
    public void decline() {
        failure = new PaymentDeclined("The bank declines.");
    }

    public void end() {
        failure = null;
    }

    /** The transfers of a case that have gone through. */
    public List<TransferOrder> transfersOf(String caseNumber) {
        List<TransferOrder> of = new ArrayList<>(transfers);
        of.removeIf(order -> !order.caseNumber().equals(caseNumber));
        return of;
    }

    private void pass(PaymentGateway gateway, TransferOrder order) {
        RuntimeException broken = failure;
        if (broken != null) {
            throw broken;
        }
        gateway.transfer(order);
        transfers.add(order);
    }
}
