export default definePageConfig({ navigationBarTitleText: '制度的历次版本' })
