/**
 * The day-two commands: what hosts say about running services, and what that means. Scripts ask,
 * pure readers and verdicts decide, tables and charts are texts; {@code cli} prints them.
 *
 * <p>Uses {@code connection}, {@code inventory}, {@code callback}, {@code journal}, {@code source},
 * {@code module} for its scripts, and of {@code modules} what they know of health, ngrok and JSON.
 */
@org.jspecify.annotations.NullMarked
package weir.service;
