package io.redress.notification;

import java.util.List;

/**
 * A way to tell the world, such as webhooks or mail. It is given every message of the outbox once, in the transaction
 * that marks them as dispatched: it notes there what is to be sent to whom, and sends later.
 */
interface Channel {

    /** @param messages those of one case in the order in which it happened */
    void take(List<StoredMessage> messages);
}
