package dev.kontor.notification.settings;

/// The pages of the front end that mails to shoppers lead to, as in
/// [dev.kontor.notification.NotificationProperties]. The pages for staff are not among them: the person who
/// chooses those receives the tokens that set the passwords of staff.
public record LinkSettings(
        String order,
        String verifyEmail,
        String resetPassword,
        String confirmEmail,
        String recoverCart,
        String payDraft,
        String product,
        String confirmStockAlert,
        String cancelStockAlerts,
        String confirmNewsletter,
        String writeReviews,
        String stopReviewInvitations,
        String dataExport) {}
