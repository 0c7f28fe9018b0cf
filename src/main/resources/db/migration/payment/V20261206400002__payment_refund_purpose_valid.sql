alter table payment.refunds validate constraint refunds_purpose;
