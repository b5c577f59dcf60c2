export default definePageConfig({ navigationBarTitleText: '应急预案', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
