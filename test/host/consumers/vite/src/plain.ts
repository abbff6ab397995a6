import "ae-elements/define/bottleneck";
