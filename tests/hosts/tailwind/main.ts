import "massage-or-pt";
