# Where to turn when doctors are closed; right at any hour.
# $name and $number: a line to call; $hours: when it answers; $where: where it answers. All four are content.

closed = If your doctor is closed, go to urgent care or to a hospital.
closed-call = If your doctor is closed, call { $name } ({ $number }).
closed-call-hours = If your doctor is closed, call { $name } ({ $number }, { $hours }).
closed-call-where = If your doctor is closed, call { $name } ({ $number }, { $where }). If nobody answers, go to urgent care or to a hospital.
closed-call-hours-where = If your doctor is closed, call { $name } ({ $number }, { $hours }, { $where }). If nobody answers, go to urgent care or to a hospital.
