import DefaultTheme from "vitepress/theme";
import "ae-elements/autoload";

export default DefaultTheme;
