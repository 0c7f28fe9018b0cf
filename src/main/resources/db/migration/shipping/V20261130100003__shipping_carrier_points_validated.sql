alter table shipping.methods validate constraint methods_delivers_to_check;
